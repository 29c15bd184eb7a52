/** Where every page of this area stands. */
export const ABOVE = [{ text: "Account", href: "/console/account" }];
