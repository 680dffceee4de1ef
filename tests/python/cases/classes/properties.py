"""property with getter, setter and deleter; static and class methods; alternative constructors."""


class Temperature:
    def __init__(self, celsius=0.0):
        self._celsius = celsius

    @property
    def celsius(self):
        """The temperature."""
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            print("too cold, keeping", self._celsius)
            return
        self._celsius = value

    @property
    def fahrenheit(self):
        return self._celsius * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.celsius = (value - 32) * 5 / 9

    @classmethod
    def from_fahrenheit(cls, value):
        t = cls()
        t.fahrenheit = value
        return t

    @staticmethod
    def is_hot(celsius):
        return celsius > 30

    @celsius.deleter
    def celsius(self):
        self._celsius = 0.0


class Kelvin(Temperature):
    @property
    def kelvin(self):
        return self.celsius + 273.15


t = Temperature(25.0)
print(t.celsius, t.fahrenheit)
t.celsius = 40.0
print(t.celsius, Temperature.is_hot(t.celsius), t.is_hot(3.0))
t.celsius = -300.0
t.fahrenheit = 212
print(t.celsius)
t.celsius += 1.5
print(t.celsius)
del t.celsius
print(t.celsius)
k = Kelvin.from_fahrenheit(32)
print(type(k).__name__, k.kelvin, isinstance(k, Temperature))
