package app.shopfloor;

import app.shopfloor.running.Look;

class ScreensOnAPhoneIT extends ScreensContract {

    ScreensOnAPhoneIT() {
        super(Look.PHONE);
    }
}
