const SPACE = /[ \t\n\r]*/y;
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

class Mistake extends Error {
  constructor(
    readonly offset: number,
    readonly expected: string,
  ) {
    super();
  }
}

/** Lines and columns count from 1, columns in characters. */
export interface JsonMistake {
  line: number;
  column: number;
  /** "a value is missing" */
  words: string;
}

/**
 * Where a text stops to be JSON and what should stand there, or undefined. Browsers tell the place each in
 * words of its own, or not at all.
 * https://www.rfc-editor.org/rfc/rfc8259
 */
export function jsonMistake(text: string): JsonMistake | undefined {
  try {
    new Reader(text).document();
    return undefined;
  } catch (mistake) {
    if (!(mistake instanceof Mistake)) throw mistake;
    const lines = text.slice(0, mistake.offset).split("\n");
    return { line: lines.length, column: [...lines.at(-1)!].length + 1, words: mistake.expected };
  }
}

/** The plane reads 16 levels; this many are for whoever pastes something. */
const DEPTH_MAX = 500;

class Reader {
  private at = 0;
  private depth = 0;

  constructor(private readonly text: string) {}

  document(): void {
    this.value();
    if (this.at < this.text.length) this.refuse("nothing may follow the document");
  }

  private value(): void {
    this.take(SPACE);
    if (this.text[this.at] === "{") this.members("}", () => this.member());
    else if (this.text[this.at] === "[") this.members("]", () => this.value());
    else if (!this.take(TEXT) && !this.take(PLAIN)) this.refuse("a value is missing");
    this.take(SPACE);
  }

  private member(): void {
    this.take(SPACE);
    if (!this.take(TEXT)) this.refuse('a name in "quotes" is missing');
    this.take(SPACE);
    if (this.text[this.at] !== ":") this.refuse("a colon is missing");
    this.at += 1;
    this.value();
  }

  /** What stands between two brackets, with commas between. */
  private members(end: string, one: () => void): void {
    if (++this.depth > DEPTH_MAX) this.refuse("nothing may be so deep inside of brackets");
    this.at += 1;
    this.take(SPACE);
    if (this.text[this.at] !== end) {
      one();
      while (this.text[this.at] === ",") {
        this.at += 1;
        one();
      }
      if (this.text[this.at] !== end) this.refuse(`a comma or ${end} is missing`);
    }
    this.at += 1;
    this.depth -= 1;
  }

  private take(token: RegExp): boolean {
    token.lastIndex = this.at;
    const found = token.exec(this.text);
    if (found === null) return false;
    this.at += found[0].length;
    return true;
  }

  private refuse(expected: string): never {
    throw new Mistake(this.at, expected);
  }
}
