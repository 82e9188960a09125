import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatBytes } from '../../format/bytes.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

/** What is on its way to the server. */
export interface SentFile {
  readonly file: File
  /** From 0 to 1; at 1 the server has it and reads. */
  readonly share: number
}

export function DropZone({
  take,
  sent,
  cancel,
}: {
  take: (file: File) => void
  sent: SentFile | undefined
  cancel: () => void
}) {
  const { t } = useTranslation('uploads')
  const [isOver, setOver] = useState(false)
  const takeFirst = (files: FileList | null) => {
    const file = files?.item(0)
    if (file !== null && file !== undefined && sent === undefined) take(file)
  }
  return (
    // Dropping is a shortcut for the mouse; the file button below does the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={isOver ? 'drop drop--over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        takeFirst(event.dataTransfer.files)
      }}
    >
      <Icon name="upload" size={28} />
      {sent === undefined ? (
        <>
          <p className="drop__title">{t('drop.title')}</p>
          <ul className="drop__formats">
            {formats.map((format) => (
              <li key={format}>
                <strong>{t(`format.${format}`)}</strong> <span className="soft">{t(`drop.${format}`)}</span>
              </li>
            ))}
          </ul>
          <label className={buttonClass({ kind: 'primary' })} style={{ marginTop: 12 }}>
            {t('drop.choose')}
            <input
              type="file"
              accept=".csv,.tsv,.txt,.xlsx,.json,.jsonl,.ndjson,.parquet,text/csv,application/json"
              onChange={(event) => takeFirst(event.target.files)}
            />
          </label>
        </>
      ) : (
        <Progress sent={sent} cancel={cancel} />
      )}
    </div>
  )
}

const formats = ['csv', 'xlsx', 'json', 'parquet'] as const

function Progress({ sent: { file, share }, cancel }: { sent: SentFile; cancel: () => void }) {
  const { t } = useTranslation('uploads')
  const isSending = share < 1
  const percent = Math.floor(share * 100)
  return (
    <div className="drop__progress">
      <p className="drop__title" role="status">
        {isSending ? t('drop.sending', { name: file.name }) : t('drop.reading', { name: file.name })}
      </p>
      <p className="soft">
        {isSending
          ? `${formatBytes(file.size * share)} / ${formatBytes(file.size)} · ${percent}%`
          : formatBytes(file.size)}
      </p>
      {isSending ? (
        <progress
          className="drop__bar"
          value={percent}
          max={100}
          aria-label={t('drop.sending', { name: file.name })}
        />
      ) : (
        <div className="working" style={{ marginInline: 'auto' }}>
          <i />
        </div>
      )}
      <Button onClick={cancel}>{t('drop.cancel')}</Button>
    </div>
  )
}
