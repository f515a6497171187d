/** A bell drawn in chalk, with its brass clapper. */
export const ChalkBell = () => (
  <svg
    className="door-chalk"
    viewBox="0 0 420 360"
    fill="none"
    stroke="#f3f6ee"
    strokeWidth="5"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <g transform="rotate(-9 210 180)">
      <path d="M210 62c8 0 14 6 14 14v9c44 8 72 44 72 92 0 46 11 66 27 82 8 8 3 22-9 22H106c-12 0-17-14-9-22 16-16 27-36 27-82 0-48 28-84 72-92v-9c0-8 6-14 14-14z" />
      <path d="M150 176c2-27 14-47 33-57" opacity=".7" />
      <path d="M119 250h183" opacity=".45" strokeDasharray="2 12" />
      <circle cx="232" cy="306" r="21" fill="#f0b53a" stroke="#f0b53a" />
    </g>
    <g opacity=".8">
      <path d="M338 96c14 16 23 36 26 58" />
      <path d="M366 74c19 22 31 50 34 80" opacity=".6" />
      <path d="M82 116c-13 14-22 31-26 50" />
      <path d="M54 92c-18 20-30 44-35 72" opacity=".6" />
    </g>
  </svg>
)
