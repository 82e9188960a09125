import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import './sheet.css'

/** A side sheet over the page; Escape or a press beside it closes. */
export function Sheet({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  const { t } = useTranslation('ui')
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    // Escape closes a dialog by itself; the press beside it is only a shortcut for the mouse.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className="sheet"
      aria-label={title}
      onClose={close}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <header className="sheet__head">
        <h2>{title}</h2>
        <Button kind="quiet" iconOnly small aria-label={t('close')} onClick={close}>
          <Icon name="close" />
        </Button>
      </header>
      <div className="sheet__body">{children}</div>
    </dialog>
  )
}
