// What `make lint` asks of the scripts. Undefined names and wrong types are found by tsc: see tsconfig.json.

import js from "@eslint/js";

export default [
  { ignores: ["build/", "site/", "**/node_modules/", ".venv/"] },
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-undef": "off",
      "array-callback-return": "error",
      "arrow-body-style": "error",
      "eqeqeq": "error",
      "no-else-return": "error",
      "no-implicit-coercion": ["error", { allow: ["+"] }],
      "no-param-reassign": "error",
      "no-restricted-properties": ["error", { property: "innerHTML", message: "Text is escaped by textContent." }],
      "no-restricted-syntax": [
        "error",
        { selector: "MemberExpression[object.name=/query|params/i][property.name='size']", message: "Safari before 17 has no URLSearchParams.size." },
        { selector: "TemplateElement[value.raw=/\\n/]", message: "The build removes the indentation of each line." },
      ],
      "no-shadow": "error",
      "no-unneeded-ternary": "error",
      "no-useless-rename": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-arrow-callback": "error",
      "prefer-const": ["error", { destructuring: "all" }],
      "prefer-template": "error",
    },
  },
];
