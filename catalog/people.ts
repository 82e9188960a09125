import type { LocalText } from '@aladdin/sdk/contract/text.ts'
import type { Role } from '@aladdin/sdk/contract/route.ts'

/** What a person is at a branch for a time; a session acts as one position that is open on the day. */
export interface DemoPosition {
  readonly branch: string
  readonly role: Role
  readonly title: LocalText
  /** A customer manager's own code, as it stands in `manager_id` of the data. */
  readonly subject?: string
  readonly from: string
  /** Last day; absent while the position is held. */
  readonly to?: string
}

/** Someone who can sign in to the demo bank. */
export interface DemoPerson {
  readonly login: string
  readonly display: LocalText
  /** What this person can do here, in one sentence. */
  readonly about: LocalText
  readonly positions: readonly DemoPosition[]
}

/** The demo's people: different branches, every role, customer managers with their own customers. */
export const people: readonly DemoPerson[] = [
  {
    login: 'chen.jing',
    display: { zh: '陈静', en: 'Chen Jing' },
    about: {
      zh: '西安分行数据分析师，看得到西安各支行的明细，可以编写并发布应用。',
      en: "Data analyst of Xi'an Branch: sees the rows of all its sub-branches, writes and publishes apps.",
    },
    positions: [
      {
        branch: 'XA',
        role: 'analyst',
        title: { zh: '数据分析师', en: 'Data analyst' },
        from: '2021-07-01',
      },
    ],
  },
  {
    login: 'zhou.min',
    display: { zh: '周敏', en: 'Zhou Min' },
    about: {
      zh: '上海分行数据分析师，只看得到上海各支行的明细，可以复刻西安的应用在自己的数据上运行。',
      en: "Data analyst of Shanghai Branch: sees Shanghai's rows only and forks what others published.",
    },
    positions: [
      {
        branch: 'SH',
        role: 'analyst',
        title: { zh: '数据分析师', en: 'Data analyst' },
        from: '2020-03-16',
      },
    ],
  },
  {
    login: 'xu.lin',
    display: { zh: '徐琳', en: 'Xu Lin' },
    about: {
      zh: '成都分行零售条线分析师，看得到成都各支行的明细，可以编写并发布应用。',
      en: 'Retail analyst of Chengdu Branch: sees the rows of Chengdu, writes and publishes apps.',
    },
    positions: [
      {
        branch: 'CD',
        role: 'analyst',
        title: { zh: '零售业务分析师', en: 'Retail analyst' },
        from: '2022-09-01',
      },
    ],
  },
  {
    login: 'lin.jiayi',
    display: { zh: '林嘉怡', en: 'Lin Jiayi' },
    about: {
      zh: '广州分行公司业务分析师，看得到广州各支行的企业和交易，可以编写并发布应用。',
      en: 'Corporate analyst of Guangzhou Branch: sees its firms and transactions, writes and publishes apps.',
    },
    positions: [
      {
        branch: 'GZ',
        role: 'analyst',
        title: { zh: '公司业务分析师', en: 'Corporate analyst' },
        from: '2023-02-20',
      },
    ],
  },
  {
    login: 'zhang.guoqiang',
    display: { zh: '张国强', en: 'Zhang Guoqiang' },
    about: {
      zh: '西安分行行长，打开同事发布的应用，看到全分行的数字。',
      en: "President of Xi'an Branch: opens what colleagues publish and sees the figures of the whole branch.",
    },
    positions: [
      {
        branch: 'XA',
        role: 'analyst',
        title: { zh: '分行行长', en: 'Branch president' },
        from: '2019-11-04',
      },
    ],
  },
  {
    login: 'ma.lijuan',
    display: { zh: '马丽娟', en: 'Ma Lijuan' },
    about: {
      zh: '西安高新支行行长，只看得到本支行的明细。',
      en: "Head of Xi'an High-tech Zone Sub-branch: sees the rows of that sub-branch only.",
    },
    positions: [
      {
        branch: 'XA-GX',
        role: 'analyst',
        title: { zh: '支行行长', en: 'Sub-branch head' },
        from: '2022-01-10',
      },
    ],
  },
  {
    login: 'zhao.qian',
    display: { zh: '赵倩', en: 'Zhao Qian' },
    about: {
      zh: '西安雁塔支行客户经理（M0021），看得到自己名下客户的姓名和电话，看不到别人的客户。',
      en: "Customer manager M0021 at Xi'an Yanta: sees names and phones of her own customers, nobody else's.",
    },
    positions: [
      {
        branch: 'XA-YT',
        role: 'viewer',
        title: { zh: '客户经理', en: 'Customer manager' },
        subject: 'M0021',
        from: '2020-08-03',
      },
    ],
  },
  {
    login: 'liu.yang',
    display: { zh: '刘洋', en: 'Liu Yang' },
    about: {
      zh: '上海浦东支行客户经理（M0401），看得到自己名下的客户。',
      en: 'Customer manager M0401 at Shanghai Pudong: sees his own customers.',
    },
    positions: [
      {
        branch: 'SH-PD',
        role: 'viewer',
        title: { zh: '客户经理', en: 'Customer manager' },
        subject: 'M0401',
        from: '2021-04-12',
      },
    ],
  },
  {
    login: 'wang.lei',
    display: { zh: '王磊', en: 'Wang Lei' },
    about: {
      zh: '西安雁塔支行大堂经理，看得到本支行的自助设备和经营数据，看不到客户明细。',
      en: "Lobby manager at Xi'an Yanta: sees its machines and figures, no customer rows.",
    },
    positions: [
      {
        branch: 'XA-YT',
        role: 'viewer',
        title: { zh: '大堂经理', en: 'Lobby manager' },
        from: '2018-06-25',
      },
    ],
  },
  {
    login: 'wu.tao',
    display: { zh: '吴涛', en: 'Wu Tao' },
    about: {
      zh: '北京海淀支行运营主管，看得到本支行的自助设备；2027 年底前例外核查本支行的投诉。',
      en: 'Operations supervisor at Beijing Haidian: sees its machines, and until the end of 2027 its complaints.',
    },
    positions: [
      {
        branch: 'BJ-HD',
        role: 'viewer',
        title: { zh: '运营主管', en: 'Operations supervisor' },
        from: '2017-03-27',
      },
    ],
  },
  {
    login: 'sun.hao',
    display: { zh: '孙浩', en: 'Sun Hao' },
    about: {
      zh: '2025 年 6 月前任西安碑林支行客户经理，现任兰州分行分析师，只看得到兰州的明细。',
      en: "Customer manager at Xi'an Beilin until June 2025, now analyst of Lanzhou Branch: sees Lanzhou only.",
    },
    positions: [
      {
        branch: 'XA-BL',
        role: 'viewer',
        title: { zh: '客户经理', en: 'Customer manager' },
        subject: 'M0061',
        from: '2021-09-01',
        to: '2025-06-30',
      },
      {
        branch: 'LZ',
        role: 'analyst',
        title: { zh: '数据分析师', en: 'Data analyst' },
        from: '2025-07-01',
      },
    ],
  },
  {
    login: 'tang.yue',
    display: { zh: '唐悦', en: 'Tang Yue' },
    about: {
      zh: '杭州分行分析师，同时兼任滨江支行客户经理（M0561），登录后可切换任职。',
      en: 'Analyst of Hangzhou Branch and customer manager M0561 at Binjiang: switches between both positions.',
    },
    positions: [
      {
        branch: 'HZ',
        role: 'analyst',
        title: { zh: '数据分析师', en: 'Data analyst' },
        from: '2023-05-08',
      },
      {
        branch: 'HZ-BJ',
        role: 'viewer',
        title: { zh: '客户经理（兼）', en: 'Customer manager (second position)' },
        subject: 'M0561',
        from: '2026-01-05',
      },
    ],
  },
  {
    login: 'zheng.kai',
    display: { zh: '郑凯', en: 'Zheng Kai' },
    about: {
      zh: '总行零售金融部数据主管，负责零售数据集，看得到全行明细（敏感列脱敏）。',
      en: 'Retail data lead at head office: owns the retail datasets, sees all branches with masked columns.',
    },
    positions: [
      {
        branch: 'HQ',
        role: 'analyst',
        title: { zh: '零售数据主管', en: 'Retail data lead' },
        from: '2018-10-08',
      },
    ],
  },
  {
    login: 'feng.yuan',
    display: { zh: '冯远', en: 'Feng Yuan' },
    about: {
      zh: '总行公司金融部数据主管，负责企业与交易对手数据集。',
      en: 'Corporate data lead at head office: owns the datasets of firms and counterparties.',
    },
    positions: [
      {
        branch: 'HQ',
        role: 'analyst',
        title: { zh: '公司数据主管', en: 'Corporate data lead' },
        from: '2019-02-18',
      },
    ],
  },
  {
    login: 'shen.ke',
    display: { zh: '沈珂', en: 'Shen Ke' },
    about: {
      zh: '总行风险管理部模型主管，负责贷款与小微商户数据集。',
      en: 'Risk modelling lead at head office: owns the datasets of loans and micro-merchants.',
    },
    positions: [
      {
        branch: 'HQ',
        role: 'analyst',
        title: { zh: '风险模型主管', en: 'Risk modelling lead' },
        from: '2020-06-01',
      },
    ],
  },
  {
    login: 'deng.min',
    display: { zh: '邓敏', en: 'Deng Min' },
    about: {
      zh: '总行渠道运营部数据主管，负责自助设备与手机银行数据集。',
      en: 'Channel data lead at head office: owns the datasets of machines and mobile banking.',
    },
    positions: [
      {
        branch: 'HQ',
        role: 'analyst',
        title: { zh: '渠道数据主管', en: 'Channel data lead' },
        from: '2021-01-04',
      },
    ],
  },
  {
    login: 'he.xuemei',
    display: { zh: '何雪梅', en: 'He Xuemei' },
    about: {
      zh: '总行数据治理专员，管理数据目录和权限策略，看到的敏感列一律脱敏。',
      en: 'Data steward at head office: keeps catalog and policies; sensitive columns are always masked for her.',
    },
    positions: [
      {
        branch: 'HQ',
        role: 'steward',
        title: { zh: '数据治理专员', en: 'Data steward' },
        from: '2019-07-15',
      },
    ],
  },
  {
    login: 'gao.feng',
    display: { zh: '高峰', en: 'Gao Feng' },
    about: {
      zh: '总行信息科技部系统管理员，管理人员、机构和令牌，看不到任何业务明细。',
      en: 'System administrator at head office: manages people, branches and tokens, sees no business rows.',
    },
    positions: [
      {
        branch: 'HQ',
        role: 'admin',
        title: { zh: '系统管理员', en: 'System administrator' },
        from: '2016-04-11',
      },
    ],
  },
]
