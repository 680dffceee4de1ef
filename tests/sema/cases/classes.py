class Animal:
    legs = 4

    def __init__(self, name):
        self.name = name
        self.friend = None

    def speak(self):
        return self.name + '?'

    def twice(self):
        return self.speak() + self.speak()

    @property
    def length(self):
        return len(self.name)

    @staticmethod
    def make():
        return Animal('made')


class Dog(Animal):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def speak(self):
        return self.name + '!'


class Empty(Animal):
    pass


class Failure(Exception):
    pass


dog = Dog('rex', 3)
cat = Empty('tom')
dog.friend = cat
print(dog.twice(), cat.twice(), dog.legs, Animal.make().name)
print(dog.length)
both = [dog, cat]
for animal in both:
    animal.speak()
if isinstance(dog, Animal):
    print('yes')
if not isinstance(dog, Animal):
    undefined_but_dead()
