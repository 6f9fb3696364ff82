"""Draws favicon.ico and logo.png from logo.svg, by Chromium: ``python -m tests.browser.icons`` after a change of the mark."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).parents[2] / "static" / "img"
CHROMIUM = {"executable_path": "/usr/bin/chromium", "args": ["--no-sandbox", "--disable-gpu"]}
LARGE, ICON, PAPER = 512, (16, 32, 48), "#fcfcfb"


def mark() -> Image.Image:
    """The mark of the light scheme on nothing, 512 pixels square."""
    svg = (IMAGES / "logo.svg").read_text()
    page_text = f"<style>html, body {{ margin: 0; background: transparent }} svg {{ display: block; width: {LARGE}px }}</style>{svg}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        page = browser.new_page(viewport={"width": LARGE, "height": LARGE}, color_scheme="light")
        page.set_content(page_text)
        drawn = page.screenshot(omit_background=True)
        browser.close()
    return Image.open(BytesIO(drawn)).convert("RGBA")


if __name__ == "__main__":
    large = mark()
    large.save(IMAGES / "logo.png", optimize=True)
    tile = Image.new("RGBA", large.size)  # without it the mark is lost on a dark tab
    ImageDraw.Draw(tile).rounded_rectangle((0, 0, LARGE - 1, LARGE - 1), radius=LARGE // 6, fill=PAPER)
    air = LARGE // 10  # a favicon has little to give away
    tile.alpha_composite(large.crop((air, air, LARGE - air, LARGE - air)).resize((LARGE - air, LARGE - air)), (air // 2, air // 2))
    tile.save(IMAGES / "favicon.ico", sizes=[(size, size) for size in ICON])
