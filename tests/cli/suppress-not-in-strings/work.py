x = """
# hotlint: ignore-file
"""; slow("# hotlint: ignore")
