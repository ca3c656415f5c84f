// How legible a wall is, as the browser lays it out: its smallest letters, what its map takes, what is cut off or lies over
// something else, and how its letters stand out.
import type { Page } from '@playwright/test';

export interface Legibility {
  /** The smallest letters, in units of the wall, and what they say. */
  smallest: [number, string];
  /** The share of the screen that the map's stage takes. */
  map: number;
  /** Letters that are cut off or lie beyond the screen. */
  clipped: string[];
  /** Letters that lie over others. */
  overlapping: string[];
  /** Letters that stand out too little, with their contrast. */
  faint: string[];
  /** Letters within 20 pixels of the middle of the screen. */
  atBezel: string[];
}

/** Measures the wall as it stands. */
export async function legibility(page: Page): Promise<Legibility> {
  return page.evaluate(() => {
    const { innerWidth: width, innerHeight: height } = window;
    const unit = Math.min(0.01 * Math.min(width, height), 0.005625 * Math.max(width, height));

    interface Letters { words: string; parent: Element; box: DOMRect; size: number }
    const hidden = (element: Element) =>
      element.closest('.quiet, [aria-hidden="true"]:not(.names), .wall-moment-place, noscript, title, .tour-line') !== null
      || getComputedStyle(element).visibility === 'hidden';
    const all: Letters[] = [];
    const walker = document.createTreeWalker(document.querySelector('.wall')!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent!.trim();
      const parent = node.parentElement!;
      if (words === '' || hidden(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const scale = parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.a ?? 1) : 1;
      const size = parseFloat(getComputedStyle(parent).fontSize) * scale;
      for (const line of range.getClientRects()) {
        // The box of a line is higher than its letters.
        const box = new DOMRect(line.x, line.y + (line.height - size) / 2, line.width, size);
        if (box.width > 0.5 && size > 0.5) all.push({ words, parent, box, size });
      }
    }

    /** Where an element's contents are seen; a box that cuts nothing off changes nothing. */
    const cut = (letters: Letters): 'whole' | 'part' | 'gone' => {
      let { left, top, right, bottom } = letters.box;
      const full = (right - left) * (bottom - top);
      let ellipsis = false;
      for (let at: Element | null = letters.parent; at; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (at instanceof SVGElement && !(at instanceof SVGSVGElement)) continue;
        if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
        const box = at.getBoundingClientRect();
        if (box.right < right - 1 && style.textOverflow === 'ellipsis') ellipsis = true;
        left = Math.max(left, box.left);
        right = Math.min(right, box.right);
        top = Math.max(top, box.top);
        bottom = Math.min(bottom, box.bottom);
      }
      const seen = Math.max(right - left, 0) * Math.max(bottom - top, 0);
      // A letter fills its box by three quarters.
      if (seen < 0.15 * full) return 'gone';
      return seen > 0.85 * full || ellipsis ? 'whole' : 'part';
    };
    const seen = all.filter((letters) => cut(letters) !== 'gone');
    const clipped = seen.filter((letters) => {
      const { left, top, right, bottom } = letters.box;
      const outside = left < -1 || top < -1 || right > width + 1 || bottom > height + 1;
      return cut(letters) === 'part' || outside;
    });

    const overlapping: string[] = [];
    for (const [index, a] of seen.entries()) {
      for (const b of seen.slice(index + 1)) {
        if (a.parent.contains(b.parent) || b.parent.contains(a.parent)) continue;
        const x = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const y = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        const least = Math.min(a.box.height, b.box.height);
        if (x > 2 && y > 0.2 * least) overlapping.push(`${a.words} | ${b.words}`);
      }
    }

    const channels = (color: string): number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (color: string): number => {
      const [r, g, b] = channels(color).map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
    };
    const ground = (element: Element): string => {
      for (let at: Element | null = element; at; at = at.parentElement) {
        const color = getComputedStyle(at).backgroundColor;
        if ((channels(color)[3] ?? 1) > 0.5) return color;
      }
      return 'rgb(255, 255, 255)';
    };
    const faint = seen
      // What the map draws stands on a halo of its own; its tokens are measured by themselves.
      .filter(({ parent }) => parent.closest('.map-svg') === null)
      .flatMap(({ parent, size, words }) => {
        const style = getComputedStyle(parent);
        const color = parent instanceof SVGElement ? style.fill : style.color;
        const [a, b] = [luminance(color), luminance(ground(parent))];
        const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        const least = size >= 3 * unit ? 4.5 : 7;
        return contrast < least - 0.05 ? [`${words}: ${contrast.toFixed(1)}`] : [];
      });

    const smallest = seen.reduce((least, letters) => (letters.size < least.size ? letters : least));
    const stage = document.querySelector('.wall-map .map-canvas')?.getBoundingClientRect();
    const middle = width / 2;
    return {
      smallest: [smallest.size / unit, smallest.words] as [number, string],
      map: stage ? (stage.width * stage.height) / (width * height) : 0,
      clipped: clipped.map(({ words }) => words),
      overlapping,
      faint,
      atBezel: seen.filter(({ box }) => box.left < middle + 20 && box.right > middle - 20).map(({ words }) => words),
    };
  });
}
