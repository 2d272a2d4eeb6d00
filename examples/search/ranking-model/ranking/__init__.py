def rank(documents, weights):
    def score(document):
        return sum(weights.get(word, 0) for word in document)

    return sorted(documents, key=score, reverse=True)
