// The editor that Run puts in the place of a block's code: CodeMirror with what reading and changing
// a few lines of Python needs, and no more, so that it stays small.

import {
  defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory,
} from "@codemirror/commands"
import { python } from "@codemirror/lang-python"
import {
  bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting,
} from "@codemirror/language"
import { EditorState, StateEffect, StateField } from "@codemirror/state"
import { Decoration, drawSelection, EditorView, keymap } from "@codemirror/view"
import { tags } from "@lezer/highlight"

// The names of the site's colours, which are in docs/assets/css/colours.css.
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null, tags.self], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: tags.number, color: "var(--code-number)" },
  {
    tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)],
    color: "var(--code-function)",
  },
  { tag: [tags.comment, tags.meta], color: "var(--code-comment)" },
  { tag: [tags.operator, tags.punctuation], color: "var(--muted)" },
])

const setWrongLine = StateEffect.define()

// The line on which Python stopped; gone as soon as the code changes.
const wrongLine = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    if (transaction.docChanged) marks = Decoration.none
    for (const effect of transaction.effects) {
      if (effect.is(setWrongLine)) marks = marksOf(effect.value, transaction.state.doc)
    }
    return marks
  },
  provide: (field) => EditorView.decorations.from(field),
})

function marksOf(number, doc) {
  if (number === null || number > doc.lines) return Decoration.none
  const line = Decoration.line({ class: "run-line--wrong" })
  return Decoration.set([line.range(doc.line(number).from)])
}

/** An editor with `code` in it; its `element` has to be put into the page.
 *
 * `label` and `description` are what screen readers say; `onRun` is called for Ctrl, Cmd or
 * Shift with Enter, `onChange` after each change of the text.
 */
export function openEditor({ code, label, description, onRun, onChange }) {
  const run = () => (onRun(), true)
  const view = new EditorView({
    state: EditorState.create({
      doc: code,
      extensions: [
        keymap.of([
          { key: "Mod-Enter", run },
          { key: "Ctrl-Enter", run },
          { key: "Shift-Enter", run },
          indentWithTab,
          ...defaultKeymap,
          ...historyKeymap,
        ]),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        python(),
        syntaxHighlighting(colours),
        wrongLine,
        EditorView.updateListener.of((update) => update.docChanged && onChange()),
        EditorView.contentAttributes.of({ "aria-label": label, "aria-description": description }),
      ],
    }),
  })
  return {
    element: view.dom,
    code: () => view.state.doc.toString(),
    /** Other code, as one step for undo. */
    replace: (text) =>
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        annotations: isolateHistory.of("full"),
      }),
    markWrong: (number) => view.dispatch({ effects: setWrongLine.of(number) }),
    focus: () => view.focus(),
    close: () => view.destroy(),
  }
}
