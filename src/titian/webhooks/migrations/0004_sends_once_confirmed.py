import titian.webhooks.states
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('webhooks', '0003_pending'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='webhook',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('organisation__isnull', True), models.Q(('state', titian.webhooks.states.State['PENDING']), _negated=True)), models.Q(('confirmed_at__isnull', True), ('organisation__isnull', False), ('state', titian.webhooks.states.State['PENDING'])), models.Q(('confirmed_at__isnull', False), ('organisation__isnull', False), models.Q(('state', titian.webhooks.states.State['PENDING']), _negated=True)), _connector='OR'), name='webhook_sends_once_confirmed'),
        ),
    ]
