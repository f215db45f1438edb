// What a reader changed and saw on a page, kept while the tab is open: by page and block.

const prefix = `run ${location.pathname} `

export function hasKept() {
  return Object.keys(sessionStorage).some((key) => key.startsWith(prefix))
}

export function kept(name) {
  return JSON.parse(sessionStorage.getItem(prefix + name))
}

/** Keep a block's state; false where the browser has no room for it. */
export function keep(name, state) {
  try {
    sessionStorage.setItem(prefix + name, JSON.stringify(state))
  } catch (error) {
    if (error.name !== "QuotaExceededError") throw error
    forget(name)
    return false
  }
  return true
}

export function forget(name) {
  sessionStorage.removeItem(prefix + name)
}
