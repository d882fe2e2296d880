import { Fragment, type ReactNode } from "react";

/** The little Markdown of descriptions: paragraphs, lists with dashes, and words in backticks. */
export function Prose({ text }: { text: string }) {
  return text.split(/\n{2,}/).map((block) => {
    if (!block.startsWith("- ")) return <p key={block}>{inline(block)}</p>;
    return (
      <ul key={block}>
        {block.split(/\n(?=- )/).map((line) => (
          <li key={line}>{inline(line.slice(2))}</li>
        ))}
      </ul>
    );
  });
}

/** One sentence of it. */
export function Words({ text }: { text: string }) {
  return <>{inline(text)}</>;
}

function inline(text: string): ReactNode {
  let at = 0;
  let between = false;
  return text.split("`").map((part) => {
    const Part = between ? "code" : Fragment;
    between = !between;
    const key = at;
    at += part.length + 1;
    return <Part key={key}>{part}</Part>;
  });
}
