
// Takes in what the run has done since, without loading the page anew: what has not changed stays the same
// element, so focus, open details and the place that one reads at stay too.

const RETRY_MS = 2000;
const WITHOUT_ANSWER_MS_MAX = 40_000; // the server answers after 25 s, whether there is news or not
const SPEAK_MS = 3000;
const OWN = ["open", "tabindex"]; // attributes that the reader, not the server, decides

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What makes an element the same one in an older page: its id, or where an entry leads. */
function keyOf(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  if (node.id !== "") return node.id;
  if (node.localName !== "li") return "";
  return node.querySelector(":scope > a[href^='#'], :scope > h3 > a[href^='#']")?.hash ?? "";
}

function removeUntil(end, node) {
  while (node !== end) {
    const next = node.nextSibling;
    node.remove();
    node = next;
  }
}

function adaptAttributes(old, wanted) {
  for (const { name } of [...old.attributes]) {
    if (!wanted.hasAttribute(name) && !OWN.includes(name)) old.removeAttribute(name);
  }
  for (const { name, value } of wanted.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}

/** Elements keep their order from page to page, so none is ever moved, which would cost it the focus. */
function adaptChildren(old, wanted) {
  const named = new Map([...old.children].map((child) => [keyOf(child), child]));
  let at = old.firstChild;
  for (const node of [...wanted.childNodes]) {
    const key = keyOf(node);
    const alike = at !== null && at.nodeName === node.nodeName && keyOf(at) === "" ? at : undefined;
    const same = key === "" ? alike : named.get(key);
    if (same === undefined) {
      old.insertBefore(document.importNode(node, true), at);
      continue;
    }
    removeUntil(same, at);
    at = same.nextSibling;
    adapt(same, node);
  }
  removeUntil(null, at);
}

function adapt(old, wanted) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== wanted.data) old.data = wanted.data;
    return;
  }
  if (old.dataset.own === "script" || old.isEqualNode(wanted)) return;
  adaptAttributes(old, wanted);
  adaptChildren(old, wanted);
}

const OPEN_STEPS = "article.pending, article.running, article.waiting";
const titleOf = (article) => article.querySelector("h3").lastChild.textContent;
const badgeOf = (article) => article.querySelector(".badge").lastChild.textContent;

/** What is read aloud, politely and not more often than one can listen. */
const news = [];
let spoke = -SPEAK_MS;
let speaks = false;
async function speak() {
  if (speaks) return;
  speaks = true;
  await pause(Math.max(0, spoke + SPEAK_MS - performance.now()));
  speaks = false;
  spoke = performance.now();
  const all = news.splice(0);
  const text = all.length > 4 ? [`${all.length - 2} steps have ended.`, ...all.slice(-2)] : all;
  document.getElementById("said").textContent = text.join(" ");
}

/** What must not be missed: whom the run waits for, and that it has ended. Empty while it only runs. */
function callToPeople() {
  const strip = document.getElementById("live");
  if (strip.className === "runs") return "";
  const words = strip.querySelector(".present").cloneNode(true);
  words.querySelector(".elapsed")?.previousSibling.remove();
  words.querySelector(".elapsed")?.remove();
  return words.textContent;
}

function tell(stepsBefore, callBefore) {
  for (const article of stepsBefore) {
    if (!article.matches(OPEN_STEPS)) news.push(`${titleOf(article)}: ${badgeOf(article)}.`);
  }
  const call = callToPeople();
  if (call !== callBefore && call !== "") news.push(call);
  if (news.length > 0) void speak();
}

let received = performance.now();
function take(text) {
  const wanted = new DOMParser().parseFromString(text, "text/html");
  const steps = [...document.querySelectorAll(OPEN_STEPS)];
  const call = callToPeople();
  const focused = document.activeElement;
  received = performance.now();
  adapt(document.body, wanted.body);
  document.title = wanted.title;
  if (!focused.isConnected) keepPlace();
  count();
  tell(steps, call);
}

/** The focus was on what is no more: it goes to the steps, and not to the top of the page. */
function keepPlace() {
  const steps = document.getElementById("steps");
  steps.tabIndex = -1;
  steps.focus({ preventScroll: true });
}

function durationText(ms) {
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} s`;
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function count() {
  const passed = performance.now() - received;
  for (const shown of document.querySelectorAll("[data-elapsed-ms]")) {
    shown.textContent = durationText(Number(shown.dataset.elapsedMs) + passed);
  }
}

async function ask() {
  const signal = AbortSignal.timeout(WITHOUT_ANSWER_MS_MAX);
  const answer = await fetch(`?after=${document.body.dataset.version}`, { cache: "no-store", signal });
  if (answer.status === 200) take(await answer.text());
  else if (answer.status !== 204) throw new Error(`answered ${answer.status}`);
}

function setLost(isLost) {
  const lost = document.getElementById("lost");
  if (lost.hidden !== isLost) return;
  lost.hidden = !isLost;
  news.push(isLost ? lost.textContent : "Groundwork answers again.");
  void speak();
}

setInterval(count, 1000);
while (document.body.dataset.run === "goes-on") {
  try {
    await ask();
    setLost(false);
  } catch {
    setLost(true); // it may come back: a computer that slept, a terminal that was stopped
    await pause(RETRY_MS);
  }
}
