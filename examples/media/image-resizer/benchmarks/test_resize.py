import pytest

from resizer import an_image, halve, thumbnail

SIZES = [(64, 64), (256, 256)]


@pytest.fixture(params=SIZES, ids=lambda size: f'{size[0]}x{size[1]}')
def image(request):
    return an_image(*request.param)


class TestResize:
    def test_halve(self, benchmark, image):
        assert len(benchmark(halve, image)) == len(image) // 2

    def test_thumbnail(self, benchmark, image):
        assert len(benchmark(thumbnail, image, 32)[0]) == 32
