import styles from "./code.module.css";

const TOKEN = /("(?:[^"\\]|\\.)*"(?:\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b)/;

/** JSON in colours; addresses in it can be opened. */
export function Json({ text }: { text: string }) {
  let at = 0;
  return text.split(TOKEN).map((part) => {
    const key = at;
    at += part.length;
    if (/^"https?:\/\//.test(part) && !part.endsWith(":"))
      return (
        <a
          key={key}
          className={styles.string}
          href={JSON.parse(part) as string}
          target="_blank"
          rel="noreferrer"
        >
          {part}
        </a>
      );
    const look = lookOf(part);
    return look ? (
      <span key={key} className={styles[look]}>
        {part}
      </span>
    ) : (
      part
    );
  });
}

function lookOf(part: string): "name" | "string" | "number" | null {
  if (part.startsWith('"')) return part.endsWith(":") ? "name" : "string";
  return /^(-?\d|true|false|null)/.test(part) ? "number" : null;
}
