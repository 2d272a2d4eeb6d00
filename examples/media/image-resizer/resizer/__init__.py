"""Box-filter scaling of grey images, given as rows of bytes."""


def an_image(width, height):
    return [bytes((x * y) % 256 for x in range(width)) for y in range(height)]


def halve(image):
    return [
        bytes(
            (above[x] + above[x + 1] + below[x] + below[x + 1]) // 4
            for x in range(0, len(above) - 1, 2)
        )
        for above, below in zip(image[::2], image[1::2])
    ]


def thumbnail(image, width):
    while len(image[0]) >= width * 2:
        image = halve(image)
    return image
