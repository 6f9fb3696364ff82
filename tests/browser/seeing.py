"""How light the page is, and which of its words are too faint to read (WCAG: 4.5 to 1, large words 3 to 1)."""

from typing import TypedDict

from playwright.sync_api import Page

_SCRIPT = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const channels = color => {  // any CSS colour -> red, green, blue, alpha
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const linear = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const behind = element => {
    for (let at = element; at; at = at.parentElement) {
      const color = channels(getComputedStyle(at).backgroundColor);
      if (color[3] === 255) return color;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const element of document.body.querySelectorAll("*")) {
    const words = [...element.childNodes].filter(node => node.nodeType === 3).map(node => node.data.trim()).join(" ").trim();
    if (!words || !element.checkVisibility() || element.closest(".visually-hidden, .skip")) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const [a, b] = [luminance(channels(style.color)), luminance(behind(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < (large ? 3 : 4.5)) faint.push(`${contrast.toFixed(2)}: ${words.slice(0, 40)}`);
  }
  return {paper: luminance(behind(document.body)), faint};
}"""


class Seen(TypedDict):
    """``paper``: the luminance behind the page, 0 (black) to 1 (white). ``faint``: words too little darker or lighter than it."""

    paper: float
    faint: list[str]


def seen(page: Page) -> Seen:
    return page.evaluate(_SCRIPT)
