// The pixels of a PNG as browsers write screenshots: eight bits a channel, not interlaced, with or without transparency.

import { inflateSync } from "node:zlib";

/** {width, height, at(x, y)}, where `at` answers [red, green, blue]. */
export function pixelsOf(png) {
  const chunks = [...chunksOf(png)];
  const header = chunks.find(({ name }) => name === "IHDR").data;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = { 2: 3, 6: 4 }[header[9]];
  if (header[8] !== 8 || !channels || header[12]) throw new Error("a screenshot in a format that browsers did not use");
  const packed = chunks.filter(({ name }) => name === "IDAT").map(({ data }) => data);
  const bytes = unfilter(inflateSync(Buffer.concat(packed)), width * channels, height, channels);
  return {
    width,
    height,
    at: (x, y) => [...bytes.subarray((y * width + x) * channels, (y * width + x) * channels + 3)],
  };
}

function* chunksOf(png) {
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    yield { name: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at += length + 12;
  }
}

/** Each row begins with the number of the way in which its bytes are told by those to the left and above. */
function unfilter(raw, stride, height, channels) {
  const bytes = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const [told, row] = [WAYS[raw[y * (stride + 1)]], y * stride];
    for (let x = 0; x < stride; x++) {
      const left = x < channels ? 0 : bytes[row + x - channels];
      const above = y === 0 ? 0 : bytes[row + x - stride];
      const corner = x < channels || y === 0 ? 0 : bytes[row + x - stride - channels];
      bytes[row + x] = raw[row + x + y + 1] + told(left, above, corner);
    }
  }
  return bytes;
}

const WAYS = [() => 0, (left) => left, (left, above) => above, (left, above) => (left + above) >> 1, nearest];

/** Paeth's choice: which of the three lies nearest to left + above - corner. */
function nearest(left, above, corner) {
  const sum = left + above - corner;
  const [toLeft, toAbove, toCorner] = [Math.abs(sum - left), Math.abs(sum - above), Math.abs(sum - corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
