from .counting import count_words


def top(counts):
    best = max(counts, key=counts.get)
    return f"{best}:{counts[best]}"
