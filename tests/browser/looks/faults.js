// Each is evaluated in the page, and answers what is wrong in words.

export function tooWide() {
  const over = document.documentElement.scrollWidth - window.innerWidth;
  return over > 0 ? [`${over} px wider than the window of ${window.innerWidth} px`] : [];
}

/** Texts of which a part is hidden and cannot be scrolled to; where a page stands, its heading says too. */
export function cutTexts() {
  const cut = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const text = own.map((node) => node.textContent.trim()).join("");
    const { overflowX, clip, position } = getComputedStyle(element);
    const isForReaders = position === "absolute" && (element.clientWidth <= 1 || clip !== "auto");
    if (
      text === "" ||
      isForReaders ||
      element.closest("nav li") !== null ||
      !element.checkVisibility({ visibilityProperty: true })
    )
      continue;
    const isCut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    if (isCut && (overflowX === "hidden" || overflowX === "clip")) cut.push(text.slice(0, 80));
  }
  return [...new Set(cut)];
}

/** Words that a person never wrote, a page without a name, and one that says nothing. */
export function wordFaults() {
  const code = [...document.querySelectorAll("pre, code")].map((element) => element.innerText);
  const text = code.reduce((rest, quoted) => rest.replace(quoted, ""), document.body.innerText);
  const found = text.match(/\b(undefined|NaN|null|Invalid Date|Infinity)\b|\[object \w+\]|\$\{/g) ?? [];
  const faults = [...new Set(found)].map((word) => `says “${word}”`);
  const headings = [...document.querySelectorAll("h1")].filter((heading) => heading.checkVisibility());
  if (headings.length !== 1) faults.push(`${headings.length} headings of the first level`);
  if (document.title.trim() === "") faults.push("no title");
  if (/^Reading$/m.test(text)) faults.push("still reads");
  return faults;
}
