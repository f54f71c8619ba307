// The marks of the text as a reader's eye meets them: the colours of pixels, with the marks and without.

/** How much of a line's colour a pixel bears, from 0 (paper) to 1; 0 too where it bears another colour. */
function shareOf(pixel, paper, line) {
  const way = line.map((value, i) => value - paper[i]);
  const from = pixel.map((value, i) => value - paper[i]);
  const length = way.reduce((sum, value) => sum + value * value, 0);
  const share = way.reduce((sum, value, i) => sum + value * from[i], 0) / length;
  const aside = Math.hypot(...from.map((value, i) => value - share * way[i]));
  return aside < 32 ? share : 0;
}

/** In how many of the box's columns, of 1, the marked picture shows a line of this colour where the bare one shows none. */
export function underlined(marked, bare, box, line) {
  const paper = ground(bare, box);
  const columns = range(box.left, box.right);
  const rows = range(box.top + 0.6 * (box.bottom - box.top), box.bottom + 4);
  const bears = (picture, x, y) => shareOf(picture.at(x, y), paper, line) > 0.6;
  const lined = (x) => rows.some((y) => bears(marked, x, y) && !bears(bare, x, y));
  return columns.filter(lined).length / columns.length;
}

/** The colour that most pixels of the box have: what the letters stand on. */
export function ground(picture, box) {
  const counts = new Map();
  for (const y of range(box.top, box.bottom)) {
    for (const x of range(box.left, box.right)) {
      const colour = picture.at(x, y).join();
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  }
  const [[colour]] = [...counts].sort(([, a], [, b]) => b - a);
  return colour.split(",").map(Number);
}

const range = (from, to) => Array.from({ length: Math.max(0, Math.floor(to) - Math.ceil(from)) }, (_, i) => Math.ceil(from) + i);
