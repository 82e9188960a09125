import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import '../../ui/field.css'

/** A text to send; what was typed stays until it has been kept. */
export function CommentForm({
  label,
  send,
  most,
  begin = '',
  cancel,
  submit,
}: {
  label: string
  send: string
  most: number
  begin?: string
  cancel?: () => void
  submit: (text: string) => Promise<unknown>
}) {
  const { t } = useTranslation('appPage')
  const id = useId()
  const [text, setText] = useState(begin)
  const [isBusy, setBusy] = useState(false)
  const keep = async () => {
    setBusy(true)
    try {
      await submit(text.trim())
      setText('')
    } catch {
      // said at the foot of the page; the text stays for another try
    } finally {
      setBusy(false)
    }
  }
  const left = most - text.length
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <textarea
        id={id}
        className="input"
        rows={3}
        maxLength={most}
        placeholder={label}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="comment-form__foot">
        {left < 100 && <span className="label">{t('comments.left', { left })}</span>}
        {cancel !== undefined && (
          <Button kind="quiet" small onClick={cancel}>
            {t('comments.cancel')}
          </Button>
        )}
        <Button type="submit" small busy={isBusy} disabled={text.trim() === ''}>
          {send}
        </Button>
      </div>
    </form>
  )
}
