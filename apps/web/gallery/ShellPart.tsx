import { Button, StatusScreen, TypingDots } from '#ui'
import { Part, Sample } from './Part.tsx'

export const ShellPart = () => (
  <Part id="shell" title="Обрамить" text="Ошибка и доска урока. Разделы и беседа показаны целыми экранами.">
    <Sample name="Целый экран ошибки">
      <div className="card">
        <StatusScreen
          title="Что-то сломалось"
          text="Написанное не пропало. Попробуйте открыть страницу ещё раз."
          actions={<Button kind="pri">Открыть ещё раз</Button>}
          code="01K9YF3W8M"
        />
      </div>
    </Sample>
    <Sample name="Доска в любой теме">
      <div className="board gallery-stage row wrap">
        <Button kind="pri">Поднять руку</Button>
        <Button kind="soft">Слово</Button>
        <Button kind="line">Доска</Button>
        <TypingDots>Ольга Ли печатает</TypingDots>
      </div>
    </Sample>
  </Part>
)
