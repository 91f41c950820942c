"""The floor of everything that has a window: a bare one. Reports its first paint, or stays open."""

from __future__ import annotations

import os
import sys

from PySide6.QtWidgets import QApplication, QWidget


def main() -> int:
    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1280, 800)
    window.show()
    if os.environ.get("HOSTDESK_REPORT_FIRST_PAINT"):
        window.repaint()
        QApplication.processEvents()
        print("first paint", flush=True)
        os._exit(0)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
