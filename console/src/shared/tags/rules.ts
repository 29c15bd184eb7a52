import { all, atMost, matches, needed } from "../form/rules";
import type { Tag } from "./TagsCard";

const SIGNS = matches(/^[\p{L}\p{Z}\p{N}_.:/=+@-]*$/u, "Letters, digits, spaces and _ . : / = + - @ signs.");

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html, and those of other services */
export const TAG_KEY = all(needed("A key"), atMost(128), SIGNS);
export const TAG_VALUE = all(atMost(256), SIGNS);
export const TAGS_MAX = 50;

/** What is wrong with the tags of a new thing, if anything. */
export function tagsFault(tags: Tag[]): string | undefined {
  const keys = new Set<string>();
  for (const { Key = "", Value = "" } of tags) {
    const fault = TAG_KEY(Key) ?? TAG_VALUE(Value);
    if (fault !== undefined) return `${Key || "A tag"}: ${fault}`;
    if (keys.has(Key.toLowerCase()))
      return `The key ${Key} is there twice; upper and lower case are the same.`;
    keys.add(Key.toLowerCase());
  }
  return tags.length > TAGS_MAX ? `There are ${tags.length}; at most ${TAGS_MAX} are allowed.` : undefined;
}
