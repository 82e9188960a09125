import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Mark } from '../ui/mark.tsx'

const places = [
  { to: '/', icon: 'home', word: 'home' },
  { to: '/apps', icon: 'apps', word: 'apps' },
  { to: '/workbench', icon: 'workbench', word: 'workbench' },
  { to: '/data', icon: 'data', word: 'data' },
  { to: '/ranks', icon: 'ranks', word: 'ranks' },
] as const satisfies readonly { to: string; icon: IconName; word: string }[]

export function Rail() {
  const { t } = useTranslation()
  return (
    <nav className="rail" aria-label={t('navigation')}>
      <Link to="/" className="rail__mark" aria-label={t('brand')} title={t('brand')}>
        <Mark />
      </Link>
      <div className="rail__items">
        {places.map((place) => (
          <Link
            key={place.to}
            to={place.to}
            className="rail__item"
            activeProps={{ className: 'rail__item--active' }}
            activeOptions={{ exact: place.to === '/', includeSearch: false }}
          >
            <Icon name={place.icon} size={20} />
            {t(`places.${place.word}`)}
          </Link>
        ))}
        <Link
          to="/help"
          className="rail__item rail__item--help"
          activeProps={{ className: 'rail__item--active' }}
          title="?"
        >
          <Icon name="help" size={20} />
          {t('places.help')}
        </Link>
      </div>
    </nav>
  )
}
