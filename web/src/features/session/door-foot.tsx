import { useTranslation } from 'react-i18next'
import { changeLanguage, useLanguage } from '../../i18n/language.ts'
import { chooseTheme, useTheme } from '../../ui/appearance.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

/** Language and theme for those who are not signed in yet. */
export function DoorFoot() {
  const { t } = useTranslation()
  const language = useLanguage()
  const theme = useTheme()
  const otherTheme = theme === 'dark' ? 'light' : 'dark'
  return (
    <div className="door__foot">
      <Button kind="quiet" small onClick={() => void changeLanguage(language === 'zh' ? 'en' : 'zh')}>
        <Icon name="language" />
        <span lang={language === 'zh' ? 'en' : 'zh-CN'}>{t('language.other')}</span>
      </Button>
      <Button kind="quiet" small onClick={() => chooseTheme(otherTheme)}>
        <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
        {t(`theme.${otherTheme}`)}
      </Button>
    </div>
  )
}
