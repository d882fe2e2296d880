import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { cleanSvg } from "./clean-svg";
import { makeLogo } from "./make-logo";

const bytes = (text: string) => new TextEncoder().encode(text);
const draw = (inside: string, more = "") =>
  bytes(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20" width="40" height="20"${more}>${inside}</svg>`,
  );
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: "#0f766e" } });
const text = (made: { bytes: Uint8Array }) => new TextDecoder().decode(made.bytes);

describe("a picture", () => {
  it("is made anew as a small still without what else was in the file, whatever the format", async () => {
    const marked = picture(1200, 300).withMetadata({ exif: { IFD0: { Copyright: "where I live" } } });
    const frames = Buffer.concat([0, 1].map((shade) => Buffer.alloc(64 * 64 * 3, shade * 200)));
    const animated = sharp(frames, { raw: { width: 64, height: 128, channels: 3, pageHeight: 64 } });
    const uploads = {
      png: await marked.clone().png().toBuffer(),
      jpeg: await marked.clone().jpeg().toBuffer(),
      webp: await marked.clone().webp().toBuffer(),
      gif: await animated.gif({ delay: [50, 50] }).toBuffer(),
    };
    expect((await sharp(uploads.gif, { animated: true }).metadata()).pages).toBe(2);
    for (const [format, upload] of Object.entries(uploads)) {
      const made = await makeLogo(new Uint8Array(upload));
      expect(made.type, format).toBe("image/png");
      expect(made.hash).toMatch(/^[0-9a-f]{64}$/);
      const now = await sharp(made.bytes, { animated: true }).metadata();
      expect([now.width, now.height]).toEqual(format === "gif" ? [64, 64] : [512, 128]);
      expect([now.exif, now.pages ?? 1]).toEqual([undefined, 1]);
      expect(text(made)).not.toContain("where I live");
    }
  });

  it("becomes WebP where a PNG would be heavy", async () => {
    let seed = 1;
    const noise = Buffer.alloc(300 * 300 * 3).map(() => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed & 255;
    });
    const upload = await sharp(noise, { raw: { width: 300, height: 300, channels: 3 } })
      .png()
      .toBuffer();
    expect((await makeLogo(new Uint8Array(upload))).type).toBe("image/webp");
  });

  it("is refused when it is too large, cut short, a bomb, or no picture at all", async () => {
    const whole = await picture(400, 400).png().toBuffer();
    const noisy = await sharp(Buffer.alloc(200 * 200 * 3, "noise"), {
      raw: { width: 200, height: 200, channels: 3 },
    })
      .jpeg()
      .toBuffer();
    const refused: [string, Uint8Array, RegExp][] = [
      ["nothing", new Uint8Array(), /empty/],
      ["1 MiB and a byte", new Uint8Array(1024 * 1024 + 1), /larger than 1 MiB/],
      ["a PNG cut short", new Uint8Array(whole.subarray(0, whole.length - 40)), /damaged|cannot be read/],
      ["a JPEG cut short", new Uint8Array(noisy.subarray(0, noisy.length / 2)), /damaged|cannot be read/],
      ["a PNG's mark alone", new Uint8Array(whole.subarray(0, 8)), /cannot be read/],
      ["30,000 × 30,000 pixels of nothing", bomb(30_000), /4096|cannot be read/],
      ["HTML", bytes("<!doctype html><script>alert(1)</script>"), /not a PNG/],
      ["HTML around an SVG", bytes("<html><svg></svg></html>"), /not a PNG/],
      ["a PDF", bytes("%PDF-1.7"), /not a PNG/],
    ];
    for (const [what, upload, sentence] of refused) {
      await expect(makeLogo(upload), what).rejects.toThrow(sentence);
      await expect(makeLogo(upload), what).rejects.toMatchObject({ code: "invalid_request", field: "file" });
    }
  });
});

describe("a drawing", () => {
  it("keeps its shapes, its size, its gradients and its plain styles", async () => {
    const upload = draw(
      `<style>/* Illustrator */.st0{fill:#f00;stroke-width:2px}</style><defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient><linearGradient id="b" xlink:href="#a" gradientTransform="rotate(45)"/></defs><g class="st0" style="opacity:.5"><path d="M0 0L10 10z" fill="url(#b)"/></g>`,
    );
    const made = await makeLogo(upload);
    expect(made).toMatchObject({ type: "image/svg+xml", changed: false });
    for (const kept of [
      'viewBox="0 0 40 20" width="40" height="20"',
      ".st0{fill:#f00;stroke-width:2px}",
      'xlink:href="#a"',
      'gradientTransform="rotate(45)"',
      'style="opacity:.5"',
      '<path d="M0 0L10 10z" fill="url(#b)"/>',
    ])
      expect(text(made)).toContain(kept);
    // It is a drawing that others can draw.
    expect((await sharp(made.bytes).metadata()).width).toBe(40);
  });

  it("with a size alone gets the view box that lets it be scaled", async () => {
    const { svg } = await cleanSvg(
      bytes(
        '\ufeff<?xml version="1.0"?><!-- x --><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd"><svg xmlns="http://www.w3.org/2000/svg" width="64px" height="32"/>',
      ),
    );
    expect(svg).toContain('viewBox="0 0 64 32"');
    expect(svg).toMatch(/^<svg /);
  });

  const HOSTILE: Record<string, Uint8Array> = {
    "a script": draw("<script>evil()</script><rect/>"),
    "a script of another prefix": draw('<x:script xmlns:x="http://www.w3.org/2000/svg">evil()</x:script>'),
    "a script of XHTML": draw('<h:script xmlns:h="http://www.w3.org/1999/xhtml">evil()</h:script>'),
    onload: draw("<rect/>", ' onload="evil()"'),
    "handlers of a shape": draw('<rect onclick="evil()" onmouseover="evil()"/>'),
    "a link": draw('<a xlink:href="javascript:evil()"><rect/></a>'),
    "a link in a gradient": draw('<linearGradient href="https://evil.test/a#b"/>'),
    "a part of another file": draw('<use xlink:href="https://evil.test/a.svg#b"/>'),
    "parts upon parts": draw('<g id="a"/><use href="#a" data-evil="1"/>'),
    "a picture": draw(
      '<image href="https://evil.test/x.png"/><image xlink:href="data:image/png;base64,evil"/>',
    ),
    "foreign content": draw(
      '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="//evil.test"/></body></foreignObject>',
    ),
    "a filter that fetches": draw('<filter><feImage href="//evil.test"/></filter>'),
    "an animation of a link": draw('<rect><set attributeName="href" to="javascript:evil()"/></rect>'),
    "url() in an attribute": draw('<rect fill="url(https://evil.test/#a)"/>'),
    "url() in a style attribute": draw('<rect style="fill:url(//evil.test);background:url(evil)"/>'),
    "an escape in CSS": draw('<rect style="fill:\\75rl(//evil.test)"/>'),
    "@import": draw("<style>@import 'https://evil.test/a.css';</style>"),
    "@import behind a comment": draw("<style>a{}/**/@import/**/url(evil);.b{fill:red}</style>"),
    "@font-face": draw("<style>@font-face{font-family:x;src:url(https://evil.test)}</style>"),
    "url() in a rule": draw("<style>.a{fill:url('https://evil.test')}</style>"),
    "image-set()": draw("<style>.a{mask:image-set('https://evil.test' 1x)}</style>"),
    "CDATA that ends a style": draw("<style><![CDATA[</style><script>evil()</script>]]></style>"),
    "a stylesheet's instruction": bytes(
      `<?xml version="1.0"?><?xml-stylesheet href="https://evil.test/a.css"?>${text({ bytes: draw("<rect/>") })}`,
    ),
    "an instruction inside": draw('<?xml-stylesheet href="https://evil.test"?><rect/>'),
    "another base": draw("<rect/>", ' xml:base="https://evil.test/"'),
  };

  it.each(Object.entries(HOSTILE))("loses %s", async (_, upload) => {
    const { svg } = await cleanSvg(upload);
    expect(svg).not.toMatch(
      /evil|script|javascript|foreign|iframe|<use|<image|<a[ >]|<set|@|\son\w+=|url\((?!#)|xml-stylesheet|data-/i,
    );
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 40 20"/);
  });

  it("says when parts were taken out of it", async () => {
    expect((await cleanSvg(draw("<image href='x'/><rect/>"))).changed).toBe(true);
  });

  it("is refused with entities, without end, in another alphabet, or when it is none", async () => {
    const laughs = `<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${text({ bytes: draw("&b;") })}`;
    const refused: [Uint8Array, RegExp][] = [
      [bytes(laughs), /declares entities/],
      [bytes(`<!DOCTYPE svg SYSTEM "x" [ ]>${text({ bytes: draw("") })}`), /declares entities/],
      [draw("<g/>".repeat(6_000)), /too many parts/],
      [draw("<g title='/>'>".repeat(9_000) + "</g>".repeat(9_000)), /too many parts/],
      [draw(`<g ${Array.from({ length: 9_000 }, (_, at) => `a${at}="1"`).join(" ")}/>`), /too many parts/],
      [draw("<g>"), /can be read/],
      [bytes("<svg><rect/></svg>"), /can be read/],
      [new Uint8Array(Buffer.from(`\ufeff${text({ bytes: draw("") })}`, "utf16le")), /not a PNG/],
      [new Uint8Array([...draw(""), 0xff, 0xfe]), /can be read/],
    ];
    for (const [upload, sentence] of refused) await expect(makeLogo(upload)).rejects.toThrow(sentence);
  });
});

it("reads the worst drawings of 1 MiB within a moment", async () => {
  const long = (part: string) => part.repeat(Math.floor(1_000_000 / part.length));
  const worst = [
    `<style>${long("a ")}</style>`,
    `<style>${long("{")}</style>`,
    `<style>${long(".a{fill:red}")}</style>`,
    `<style>${long("/*")}</style>`,
    `<path d="${long("(")}"/>`,
    `<path d="${long("a")}"/>`,
    `<path fill="${long("url(")}"/>`,
    long("<!DOCTYPE"),
    "<path d='M0 0L10 10z' fill='#fff'/>".repeat(4_900),
  ];
  for (const inside of worst) {
    const began = performance.now();
    await makeLogo(draw(inside)).catch(() => null);
    expect(performance.now() - began, inside.slice(0, 40)).toBeLessThan(20_000);
  }
});

/** A PNG of a few bytes that says it has side × side pixels. */
function bomb(side: number): Uint8Array {
  const chunk = (name: string, content: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    const body = Buffer.concat([Buffer.from(name), content]);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
      chunk("IHDR", header),
      chunk("IDAT", deflateSync(Buffer.alloc(1_000_000))),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}

function crc(content: Buffer): number {
  let rest = 0xffffffff;
  for (const byte of content) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}
