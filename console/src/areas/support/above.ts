export const ABOVE = [{ text: "Support", href: "/console/support" }];
