import { Button, Page, TopBar } from '#ui'

export const Gallery = () => (
  <Page>
    <TopBar title="Галерея" />
    <Button kind="pri">Дальше</Button>
  </Page>
)
