// Six small things that HTML and CSS can't do. The page is complete without them.

// The theme would ask every address in a rel=alternate link for a sitemap of its own, and then
// redirect clicks on links to other languages. The space hides the links from it, and means nothing.
for (const link of document.querySelectorAll("link[rel=alternate]")) link.rel += " "

// The switch of language leads to the paragraph that one reads: ids are the same in both languages.
function idBeingRead() {
  const isVisible = ({ top, bottom }) => bottom > 0 && top < innerHeight
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (target && isVisible(target.getBoundingClientRect())) return target.id

  const line = document.querySelector(".md-header").getBoundingClientRect().bottom + 40
  const above = [...document.querySelectorAll(".md-content :is(h2, h3, h4, h5, h6)[id]")]
    .filter((heading) => heading.getBoundingClientRect().top <= line)
  return above.at(-1)?.id ?? ""
}

for (const link of document.querySelectorAll(".language")) {
  for (const event of ["pointerdown", "focus", "click"]) {
    link.addEventListener(event, () => (link.hash = idBeingRead()))
  }
}

// The theme searches when a key goes up. Pasting with the mouse, or picking a Chinese word that an
// input method offers, moves no key.
const query = document.querySelector(".md-search__input")
query?.addEventListener("input", () => query.dispatchEvent(new KeyboardEvent("keyup")))

// The theme reads signs as operators and looks for all that begins with a word. In a pasted message
// a quotation mark or a minus is a sign, "a" and "is" begin too much, and whole words count most.
const MARKS = /[\s\-_=:,.()[\]{}"'`/<>|~^*+@#$%&;!?\\]+/
const ENDS = 30
function searched(text) {
  const words = text.split(MARKS).filter(Boolean)
  if (words.length < 3 && !/^\w+(Error|Warning)\b/.test(text)) {
    return text.replace(/(^|\s)-(?=\d)/g, "$1")
  }
  const telling = [...new Set(words)].filter((word) => !/^[a-z]{1,2}$/i.test(word))
  const ends = telling.filter((_, at) => at < ENDS || at >= telling.length - ENDS)
  const beginnings = telling.length > 12 ? [] : telling
  return [...ends.map(wholeWord), ...beginnings].join(" ")
}
// A plain word would be stemmed; one with a star is not, and little else has the same two ends.
function wholeWord(word) {
  const isLatin = /^\w{2,}$/.test(word)
  return `${isLatin ? `${word.slice(0, -1)}*${word.slice(-1)}` : word}^9`
}
const post = Worker.prototype.postMessage
Worker.prototype.postMessage = function (message, ...rest) {
  const text = message?.data
  const data = typeof text === "string" ? searched(text) : text
  return post.call(this, data === text ? message : { ...message, data }, ...rest)
}

// The theme's marks beside code have a number that is drawn, not said; and the box of each copy
// button says that it were a navigation.
addEventListener("load", () => {
  for (const box of document.querySelectorAll(".md-code__nav")) box.setAttribute("role", "none")
  for (const mark of document.querySelectorAll("[data-md-annotation-id]")) {
    mark.parentElement.setAttribute("aria-label", mark.dataset.mdAnnotationId)
  }
})

// What scrolls sideways in a box of its own scrolls by keyboard as well.
const scrolling = ".output > *, .diagram, .formula--block, .md-typeset__scrollwrap, pre > code"
function letKeyboardScroll(box) {
  if (box.scrollWidth > box.clientWidth) box.setAttribute("tabindex", "0")
  else box.removeAttribute("tabindex")
}
const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) letKeyboardScroll(target)
})
addEventListener("load", () => {
  for (const box of document.querySelectorAll(scrolling)) {
    letKeyboardScroll(box)
    observer.observe(box)
  }
})
