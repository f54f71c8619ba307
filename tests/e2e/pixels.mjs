// What is really painted, and what colours are to one another.

/** The pixels of a piece of the window, as [red, green, blue] each; `clip` is in CSS pixels. */
export async function pixels(page, clip) {
  const png = await page.screenshot({ clip });
  return page.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    const { data } = canvas.getImageData(0, 0, image.width, image.height);
    return Array.from({ length: data.length / 4 }, (_, n) => [...data.slice(n * 4, n * 4 + 3)]);
  }, png.toString("base64"));
}

/** Whether a colour is among the pixels, as near as smoothing leaves it: thin letters hardly anywhere reach theirs. */
export const has = (painted, colour, near = 12) => painted.some((pixel) => pixel.every((channel, n) => Math.abs(channel - colour[n]) <= near));

/** "rgb(1, 2, 3)" or "#010203" as [1, 2, 3]. */
export function channels(colour) {
  if (colour.startsWith("#")) return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return colour.match(/[\d.]+/g).slice(0, 3).map(Number);
}

/** Contrast of two colours, as WCAG defines it. */
export function contrast(one, other) {
  const luminance = (colour) => {
    const [r, g, b] = channels(colour).map((channel) => channel / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
