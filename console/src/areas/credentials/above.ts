/** Where the pages of this area stand. */
export const ABOVE = [{ text: "Security credentials", href: "/console/credentials" }];
