import { expect, test } from "vitest";
import type { PlaneEvent } from "../../shared/portal/events";
import { type Filter, filterOf, parametersOf, passes, search } from "./search";

const anything: Filter = { name: "", user: "", refusedOnly: false, changesOnly: false };

function event(number: number, more: Partial<PlaneEvent> = {}): PlaneEvent {
  return {
    eventId: String(number),
    time: number,
    eventSource: "iam.amazonaws.com",
    eventName: "ListUsers",
    arn: "arn:aws:iam::123456789012:user/people/reader",
    sourceAddress: "127.0.0.1",
    readOnly: true,
    event: "{}",
    ...more,
  };
}

/** A plane with as many events, newest first; every hundredth was refused. */
const planeOf =
  (count: number) =>
  async ({ limit, before }: { limit: number; before?: string }) => {
    const from = before === undefined ? count : Number(before) - 1;
    const numbers = Array.from({ length: Math.min(limit, from) }, (_, index) => from - index);
    const events = numbers.map((number) =>
      event(number, number % 100 === 0 ? { errorCode: "AccessDenied" } : {}),
    );
    const last = numbers.at(-1);
    return { events, next: numbers.length === limit && last !== undefined ? String(last) : undefined };
  };

test("a filter keeps to its words, whatever their case", () => {
  expect(passes(event(1), { ...anything, name: "listus" })).toBe(true);
  expect(passes(event(1), { ...anything, name: "IAM" })).toBe(true);
  expect(passes(event(1), { ...anything, user: "Reader" })).toBe(true);
  expect(passes(event(1), { ...anything, user: "writer" })).toBe(false);
  expect(passes(event(1), { ...anything, refusedOnly: true })).toBe(false);
  expect(passes(event(1, { readOnly: false }), { ...anything, changesOnly: true })).toBe(true);
});

test("a filter stands in the address and comes back from it", () => {
  const filter = { name: "Create", user: "root", refusedOnly: true, changesOnly: true };
  expect(filterOf(parametersOf(filter))).toEqual(filter);
  expect(parametersOf(anything).size).toBe(0);
});

test("without a filter a page is as long as a reader wants it", async () => {
  const first = await search(anything, undefined, planeOf(120));
  expect(first.found).toHaveLength(50);
  const second = await search(anything, first, planeOf(120));
  const third = await search(anything, second, planeOf(120));
  expect(third.found.map((found) => found.event.time)).toEqual(
    Array.from({ length: 120 }, (_, i) => 120 - i),
  );
  expect(third.next).toBeUndefined();
});

test("a search goes back over many pages until enough is found, and stops at the oldest", async () => {
  const filter = { ...anything, refusedOnly: true };
  const first = await search(filter, undefined, planeOf(9000));
  expect(first.found).toHaveLength(50);
  expect(first.next).toBeDefined();
  const all = await search(filter, first, planeOf(9000));
  expect(all.found).toHaveLength(90);
  expect(all.seen).toBe(9000);
  expect(all.next).toBeUndefined();
});
