/** What a press hit first: a press that began inside a dialog does not close it when it ends beside it. */
let began: unknown

interface Press {
  readonly target: EventTarget | null
  readonly currentTarget: HTMLDialogElement
}

/** Listeners of a modal dialog that a press on the veil around it closes; Escape closes it by itself. */
export const closeBeside = {
  onPointerDown: ({ target }: Press): void => {
    began = target
  },
  onClick: ({ target, currentTarget }: Press): void => {
    if (began === currentTarget && target === currentTarget) currentTarget.close()
  },
} as const
