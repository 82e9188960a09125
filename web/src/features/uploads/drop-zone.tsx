import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatBytes } from '../../format/bytes.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

export function DropZone({ take, sending }: { take: (file: File) => void; sending: File | undefined }) {
  const { t } = useTranslation('uploads')
  const [isOver, setOver] = useState(false)
  const takeFirst = (files: FileList | null) => {
    const file = files?.item(0)
    if (file !== null && file !== undefined && sending === undefined) take(file)
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
      {sending === undefined ? (
        <>
          <p className="drop__title">{t('drop.title')}</p>
          <p className="soft">{t('drop.hint')}</p>
          <label className={buttonClass({ kind: 'primary' })} style={{ marginTop: 12 }}>
            {t('drop.choose')}
            <input
              type="file"
              accept=".csv,.tsv,.txt,text/csv"
              onChange={(event) => takeFirst(event.target.files)}
            />
          </label>
        </>
      ) : (
        <div role="status">
          <p className="drop__title">{t('drop.reading', { name: sending.name })}</p>
          <p className="soft">{formatBytes(sending.size)}</p>
          <div className="working" style={{ marginInline: 'auto' }}>
            <i />
          </div>
        </div>
      )}
    </div>
  )
}
