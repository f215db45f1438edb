// Addresses on this site, wherever it lies: below the root of a host or in a folder of it.

export const files = new URL("./", import.meta.url)
export const site = new URL("../../", files)
export const home = new URL(document.documentElement.lang === "zh" ? "" : "en/", site)
export const account = new URL("run-here/", home)
