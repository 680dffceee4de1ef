"""Class methods that look at __mro__ and __subclasses__() of the class they are called on."""


class Base:
    @classmethod
    def order(cls):
        return [c.__name__ for c in cls.__mro__]

    @classmethod
    def below(cls):
        return sorted(c.__name__ for c in cls.__subclasses__())


class Left(Base):
    pass


class Right(Base):
    pass


class Deep(Left):
    pass


print(Left.order(), Right.order(), Deep.order(), Base.order())
print(Base.below(), Left.below(), Right.below())
