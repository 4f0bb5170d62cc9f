"""Start Demarche: `python main.py` opens the window, `python main.py --help` lists the commands."""

from multiprocessing import freeze_support

from game.cli import main

if __name__ == "__main__":
    freeze_support()  # a bundle's worker processes begin here too
    main()
