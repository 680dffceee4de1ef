# An error of the script's own class ends the program, out of a method called in a loop.
class BudgetExceeded(RuntimeError):
    def __init__(self, spent, limit):
        super().__init__(f"spent {spent} of {limit}")
        self.spent = spent


class Account:
    def __init__(self, limit):
        self.limit = limit
        self.spent = 0

    def spend(self, amount):
        if self.spent + amount > self.limit:
            raise BudgetExceeded(self.spent + amount, self.limit)
        self.spent += amount


account = Account(100)
for amount in [30, 40, 50, 60]:
    account.spend(amount)
    print("spent", account.spent)
