x = "[31m"; slow("‮﻿")
slow("")
