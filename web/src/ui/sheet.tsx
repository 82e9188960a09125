import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { closeBeside } from './close-beside.ts'
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
    <dialog ref={dialog} className="sheet" aria-label={title} onClose={close} {...closeBeside}>
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
