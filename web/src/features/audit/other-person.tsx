import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

/** For those who oversee: the name of whom to look at next. */
export function OtherPerson({ choose }: { choose: (name: string) => void }) {
  const { t } = useTranslation('audit')
  const [name, setName] = useState('')
  return (
    <form
      className="audit__bar"
      onSubmit={(event) => {
        event.preventDefault()
        choose(name.trim().toLowerCase())
        setName('')
      }}
    >
      <label>
        {t('other')}{' '}
        <input
          className="input"
          value={name}
          placeholder={t('otherHint')}
          maxLength={63}
          spellCheck={false}
          autoCapitalize="none"
          style={{ width: 220 }}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <Button type="submit" disabled={!/^[a-z0-9][a-z0-9._-]*$/i.test(name.trim())}>
        {t('show')}
      </Button>
    </form>
  )
}
