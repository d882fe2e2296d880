type Child = Node | string | null;

/** An element with a class and children; text is only ever set as text. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = "",
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children.filter((child) => child !== null));
  return node;
}

/** The element with this id, which the document is known to have. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const node = document.getElementById(id);
  if (!node) throw new Error(`The page lacks #${id}`);
  return node as T;
}

export const chip = (text: string, tone = ""): HTMLElement => el("span", `chip ${tone}`, text);

export function clock(iso: string): HTMLElement {
  const node = el("time", "", new Date(iso).toLocaleTimeString());
  node.dateTime = iso;
  node.title = new Date(iso).toLocaleString();
  return node;
}

export const json = (value: unknown): HTMLElement =>
  el("pre", "", typeof value === "string" ? value : JSON.stringify(value, null, 2));

/** A row that opens to show more; what is inside is made when it is first opened. */
export function opening(line: Child[], inside: () => Child[]): HTMLDetailsElement {
  const detail = el("div", "detail");
  const node = el("details", "row", el("summary", "line", ...line), detail);
  node.addEventListener("toggle", () => {
    if (node.open && !detail.hasChildNodes()) detail.append(...inside().filter((child) => child !== null));
  });
  return node;
}

type Keyed = { key: string; version: string; make: () => HTMLElement };

/** Brings a list up to date: a row that has not changed stays as it is, open or focused. */
export function show(container: HTMLElement, rows: Keyed[], whenEmpty: string): void {
  const before = new Map(
    [...container.children].map((node) => [(node as HTMLElement).dataset.row, node as HTMLElement]),
  );
  const after = rows.map(({ key, version, make }) => {
    const old = before.get(key);
    if (old?.dataset.version === version) return old;
    const fresh = make();
    if (fresh instanceof HTMLDetailsElement && old instanceof HTMLDetailsElement) fresh.open = old.open;
    fresh.dataset.row = key;
    fresh.dataset.version = version;
    return fresh;
  });
  if (after.length === 0) container.replaceChildren(el("p", "empty", whenEmpty));
  else if (
    after.length !== container.children.length ||
    after.some((node, at) => node !== container.children[at])
  )
    container.replaceChildren(...after);
}
