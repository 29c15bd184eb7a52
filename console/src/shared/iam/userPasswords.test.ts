import { expect, it } from "vitest";
import { generatedPassword, passwordChecks } from "./userPasswords";

const broken = (policy: Parameters<typeof passwordChecks>[0], password: string) =>
  passwordChecks(policy, password)
    .filter((check) => !check.met)
    .map((check) => check.text);

it("without a policy AWS's default holds", () => {
  expect(broken(undefined, "Abcdefg1")).toEqual([]);
  expect(broken(undefined, "abcdefg1")).toHaveLength(1);
  expect(broken(undefined, "Abc1")).toEqual(["8 to 128 characters"]);
});

it("a policy asks for what it names, and for nothing else", () => {
  expect(broken({ MinimumPasswordLength: 6 }, "aaaaaa")).toEqual([]);
  expect(broken({ MinimumPasswordLength: 6, RequireNumbers: true }, "aaaaaa")).toEqual(["a digit"]);
});

it("a generated password keeps the strictest policy", () => {
  const strict = {
    MinimumPasswordLength: 64,
    RequireUppercaseCharacters: true,
    RequireLowercaseCharacters: true,
    RequireNumbers: true,
    RequireSymbols: true,
  };
  for (let turn = 0; turn < 50; ++turn) expect(broken(strict, generatedPassword(strict))).toEqual([]);
});
