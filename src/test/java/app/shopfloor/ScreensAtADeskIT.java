package app.shopfloor;

import app.shopfloor.running.Look;

class ScreensAtADeskIT extends ScreensContract {

    ScreensAtADeskIT() {
        super(Look.DESK);
    }
}
