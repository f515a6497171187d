import { Button, Mark, PrintPage, StatusScreen, TypingDots } from '#ui'
import { Part, Sample } from './Part.tsx'

export const ShellPart = () => (
  <Part
    id="shell"
    title="Обрамить"
    text="Ошибка, доска урока и лист бумаги. Разделы и беседа показаны целыми экранами."
  >
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
    <Sample name="Лист А4">
      <PrintPage label="Лист активации">
        <div className="a4-head">
          <Mark />
          <div className="sp">
            <b>МБОУ «Средняя школа № 14»</b>
            <br />
            <span className="small">г. Светлоозёрск, ул. Липовая, 7</span>
          </div>
          <span className="small">20 ноября 2026 г.</span>
        </div>
        <h3 style={{ fontSize: '1.875rem' }}>Лист ознакомления</h3>
        <ol className="numbered">
          <li>
            <span>Проверьте себя: на листе ваше имя и классы детей.</span>
          </li>
          <li>
            <span>Распишитесь и верните в школу до субботы.</span>
          </li>
        </ol>
        <p className="a4-cut">можно отрезать и вернуть в школу</p>
        <div className="a4-sign">
          <span>А. М. Кузнецова, подпись</span>
          <span>дата</span>
        </div>
      </PrintPage>
    </Sample>
  </Part>
)
