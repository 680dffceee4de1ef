def digits(n):
    total = 0
    while n > 0:
        total += n % 10
        n //= 10
    return total


for number in (0, 7, 1234567):
    print(number, digits(number))
