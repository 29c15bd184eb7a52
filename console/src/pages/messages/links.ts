/** A piece of a message: words, an address that can be opened, or a code that can be copied. */
export type Piece = { kind: "text" | "link" | "code"; text: string };

const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)]/;
/** Six digits, written or spoken; letters and digits where the words before say that it is a code. */
const CODE =
  /(?<![\w-])(?:\d{6}|(?:\d ){5}\d)(?![\w-])|(?<=(?:code|password)[^:\n]*:\s+)[A-Za-z0-9]{6,32}(?!\S)/;
const ADDRESS_OR_CODE = new RegExp(`(${ADDRESS.source})|${CODE.source}`, "gi");

export function piecesOf(body: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of body.matchAll(ADDRESS_OR_CODE)) {
    if (match.index > end) pieces.push({ kind: "text", text: body.slice(end, match.index) });
    pieces.push({ kind: match[1] === undefined ? "code" : "link", text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < body.length) pieces.push({ kind: "text", text: body.slice(end) });
  return pieces;
}

/** The first code of a message, without the blanks of one that was spoken. */
export function codeIn(body: string): string | undefined {
  return piecesOf(body)
    .find((piece) => piece.kind === "code")
    ?.text.replaceAll(" ", "");
}

/**
 * A link of the plane's that names one of our pages is opened here, whatever host the mail's writer knew us
 * by; every other address stays as it is.
 */
export function openableAddress(address: string): string {
  const url = new URL(address);
  const ours = /^\/(signin|signup|console|mail|phone|v1)(\/|$)/.test(url.pathname);
  return ours ? url.pathname + url.search + url.hash : address;
}
